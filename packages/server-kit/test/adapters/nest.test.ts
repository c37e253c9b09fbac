import 'reflect-metadata'
import { Module } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import type { Server } from 'node:net'
import { toNodeHandler, type FetchHandler } from '../../src/adapters/node.ts'
import { serverSuite } from './serverSuite.ts'
import { listen, type Served } from './Served.ts'

// What `@Module({})` does, without the syntax.
class AppModule {}
Module({})(AppModule)

const serve =
  (options: { bodyParser?: boolean; rawBody?: boolean }) =>
  async (handler: FetchHandler): Promise<Served> => {
    const app = await NestFactory.create(AppModule, { ...options, logger: false })
    app.use('/api/powens', toNodeHandler(handler))
    await app.init()
    return listen(app.getHttpServer() as Server)
  }

serverSuite('NestJS', serve({ bodyParser: false }))
serverSuite('NestJS, parsing bodies elsewhere', serve({}))
