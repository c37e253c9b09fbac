// Frame
export { createFramePayer, type FramePayer, type FramePayerOptions } from './createFramePayer.ts'
export { mountSandboxFrame, type SandboxFrame, type SandboxFrameOptions } from './mountSandboxFrame.ts'
