import 'reflect-metadata'
import { Module } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import type { Server } from 'node:net'
import { toNodeHandler } from '../../src/adapters/node.ts'
import { listen, type Serve } from './Served.ts'

// What `@Module({})` does, without the syntax.
class AppModule {}
Module({})(AppModule)

export const serveNest =
  (options: { bodyParser?: boolean; rawBody?: boolean }): Serve =>
  async (handler) => {
    const app = await NestFactory.create(AppModule, { ...options, logger: false })
    app.use('/api/powens', toNodeHandler(handler))
    await app.init()
    return listen(app.getHttpServer() as Server)
  }
