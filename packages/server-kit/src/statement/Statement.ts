/** Money that a bank booked on the merchant's account, or a part of such an entry that the bank tells apart. */
export interface StatementEntry {
  /** Where it is in the file, such as `statement 1, entry 12, transaction 3`. */
  at: string
  direction: 'credit' | 'debit'
  /** An exact decimal above zero. */
  amount: string
  /** ISO 4217. */
  currency: string
  /** `YYYY-MM-DD`. */
  bookedOn: string
  /** End-to-end ids and structured references. Several where one booking holds payments whose amounts the bank does not tell apart. */
  references: string[]
  /** What the payer or the bank wrote. It may hold an account number until `describeEntry` takes it out. */
  text: string
  /** A reversal, or money that came back from its beneficiary's bank. */
  isReturn: boolean
  /** What is left of a booking beside its transactions, such as a charge. */
  isRemainder: boolean
}

/** Something that keeps a statement from being the whole truth. */
export interface StatementFault {
  /** Where it is in the file. */
  at: string
  /** An entry that cannot be read, balances that do not add up, a statement that is in the file twice. */
  kind: 'unreadable' | 'balance' | 'repeated'
  message: string
}

/** A bank statement as its file has it. */
export interface Statement {
  format: 'camt.053' | 'csv'
  /** The first and last day that it covers; `null` where neither the file nor an entry says. */
  from: string | null
  to: string | null
  /** The accounts that it is of, without blanks. They are compared and reach no answer. */
  accounts: string[]
  /** What the bank booked. */
  entries: StatementEntry[]
  /** Entries that the bank announces and has not booked: they come in a later statement. */
  notBooked: number
  faults: StatementFault[]
}
