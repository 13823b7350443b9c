import fc from 'fast-check';

// The same cases each time: a spec that fails, fails for everyone. FC_SEED tries others.
fc.configureGlobal({ seed: Number(process.env['FC_SEED'] ?? 20_261_122) });
