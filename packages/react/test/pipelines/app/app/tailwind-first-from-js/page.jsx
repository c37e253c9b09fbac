import '../../entries/tailwind-first-from-js.js'

export default function Page() {
  return <p>tailwind-first-from-js</p>
}
