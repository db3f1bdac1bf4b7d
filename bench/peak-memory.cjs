// maxRSS is in kilobytes (getrusage(2))
process.on('exit', () => {
  require('node:fs').writeFileSync(process.env.MLNC_BENCH_PEAK, String(process.resourceUsage().maxRSS * 1024));
});
