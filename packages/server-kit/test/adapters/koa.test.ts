import { serveKoa } from './serveKoa.ts'
import { serverSuite } from './serverSuite.ts'

serverSuite('Koa', serveKoa)
