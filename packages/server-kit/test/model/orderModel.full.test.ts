import { modelSuite } from './modelSuite.ts'

// A way through each kind of step, and one to each end there is.
modelSuite(({ traces, ends }) => [...traces, ...ends.map(({ trace }) => trace)])
