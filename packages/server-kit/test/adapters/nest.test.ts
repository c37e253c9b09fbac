import { serveNest } from './serveNest.ts'
import { serverSuite } from './serverSuite.ts'

serverSuite('NestJS', serveNest({ bodyParser: false }))
serverSuite('NestJS, parsing bodies elsewhere', serveNest({}))
