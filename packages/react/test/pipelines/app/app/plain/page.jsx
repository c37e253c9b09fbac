import '../../entries/plain.js'

export default function Page() {
  return <p>plain</p>
}
