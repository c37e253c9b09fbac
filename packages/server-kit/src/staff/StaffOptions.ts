/** Who calls, and what they may do: look, or also resolve, repay, redeliver and withdraw. */
export interface StaffMember {
  /** Written into the record of what they do: 1 to 200 characters. */
  name: string
  role: 'read' | 'act'
}

export interface StaffOptions {
  /** Says which member of the staff sent a request, from your own session; `null` for anybody else. */
  authorize: (context: { request: Request }) => StaffMember | null | Promise<StaffMember | null>
  /** Where the staff's browsers reach this handler. @default `/api/powens-staff` on the site of the payment handler */
  publicUrl?: string | undefined
  /** The path the handler sees, when a proxy rewrites it. @default the path of `publicUrl` */
  basePath?: string | undefined
}
