import { javaScriptApps, newApps, nextApps } from './newcomers.ts'
import { testNewcomers } from './testNewcomers.ts'

testNewcomers([...newApps, ...nextApps, ...javaScriptApps])
