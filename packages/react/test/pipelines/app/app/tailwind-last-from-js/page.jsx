import '../../entries/tailwind-last-from-js.js'

export default function Page() {
  return <p>tailwind-last-from-js</p>
}
