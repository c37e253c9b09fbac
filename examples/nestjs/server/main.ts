import 'reflect-metadata'
import { Module } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import { startReconciling } from '@powens-pay/server-kit'
import { toNodeHandler } from '@powens-pay/server-kit/node'
import { payments } from './payments'

@Module({})
class AppModule {}

const app = await NestFactory.create(AppModule, { bodyParser: false })
// Before any body parser: webhooks are signed over the bytes that came.
app.use('/api/powens', toNodeHandler(payments))
await app.listen(3001)
// Finds what no webhook reported.
startReconciling(payments)
