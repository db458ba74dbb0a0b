// Runs before the page's own scripts and writes down what nobody should see.
window.complaints = [];
window.addEventListener('error', (event) => window.complaints.push(`error: ${event.message}`));
window.addEventListener('unhandledrejection', (event) => window.complaints.push(`rejection: ${event.reason}`));
document.addEventListener('securitypolicyviolation', (event) =>
  window.complaints.push(`policy: ${event.violatedDirective} ${event.blockedURI}`),
);
for (const level of ['error', 'warn']) {
  console[level] = (...words) => window.complaints.push(`${level}: ${words.join(' ')}`);
}
