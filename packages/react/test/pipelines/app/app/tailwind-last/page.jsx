import '../../entries/tailwind-last.js'

export default function Page() {
  return <p>tailwind-last</p>
}
