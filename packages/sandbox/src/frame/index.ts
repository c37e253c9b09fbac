// Frame
export { createFramePayer, type FramePayer } from './createFramePayer.ts'
export { mountSandboxFrame, type SandboxFrame, type SandboxFrameOptions } from './mountSandboxFrame.ts'
