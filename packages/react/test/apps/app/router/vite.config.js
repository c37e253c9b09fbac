export default {
  root: 'router',
  base: '/',
  build: { outDir: '../site', emptyOutDir: true },
}
