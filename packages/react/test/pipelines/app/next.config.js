// The site is written where the build is: `out` is where the test reads.
export default { output: 'export', distDir: 'site' }
