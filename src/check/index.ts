export { type CheckResult, checkSite } from './check-site.ts';
