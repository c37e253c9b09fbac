import { serveH3 } from './serveH3.ts'
import { serverSuite } from './serverSuite.ts'

serverSuite('h3', serveH3)
