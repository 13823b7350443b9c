export { fetchFromHandler } from './fetchFromHandler';
