// Frame
export { mountSandboxFrame, type SandboxFrame, type SandboxFrameOptions } from './mountSandboxFrame.ts'
