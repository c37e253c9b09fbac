import { startReconciling } from '@powens-pay/server-kit'
import { toNodeHandler } from '@powens-pay/server-kit/node'
import express from 'express'
import { payments } from './payments'

const app = express()
// Before any body parser: webhooks are signed over the bytes that came.
app.use('/api/powens', toNodeHandler(payments))
app.use(express.static('dist'))
app.listen(3001)
// Finds what no webhook reported.
startReconciling(payments)
