import '../../entries/tailwind-first.js'

export default function Page() {
  return <p>tailwind-first</p>
}
