/** The root of the hosted service. */
export const hostedURL = 'https://general-runtime.voiceflow.com';
