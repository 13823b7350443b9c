import { sweepsInFull } from './runs';

// Properties are tried in one run of the event loop, on machines that may be busy.
jest.setTimeout(sweepsInFull ? 300_000 : 60_000);
