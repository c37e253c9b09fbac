export default { cacheComponents: true, distDir: 'next' }
