/**
 * A travel agent made of three: a router, one for flights, one for hotels.
 *
 *     npm start -- --example travel
 *
 * Hotels is remote, in a process of its own; flights is made of a stream of text. Guards stand before
 * and behind, flights hands over to hotels, and where hotels cannot be reached there is an answer
 * all the same. It is served, and a conversation talks to it through a client.
 */
import { filter, firstValueFrom } from 'rxjs';
import {
  action,
  createClient,
  createConversation,
  labelled,
  mapTraces,
  retryOnDisconnect,
} from 'voiceflow-rx';
import type { Action } from 'voiceflow-rx';
import { createHandler } from 'voiceflow-rx/server';
import { startHere, startHotels } from './processes';
import { createTravelAgent } from './travel';
import { createTranscript } from './transcript';

const keys = { hotels: 'hotels-key', travel: 'travel-key' };

const hotelsServer = await startHotels(keys.hotels);
const hotels = createClient({
  baseURL: hotelsServer.baseURL,
  apiKey: keys.hotels,
  projectID: 'hotels',
});
const remote = labelled(
  'remote',
  mapTraces(hotels.interact, retryOnDisconnect({ attempts: 1, initialDelay: 50 })),
);

const travelServer = await startHere(
  createHandler(createTravelAgent(remote), { authorize: ({ key }) => key === keys.travel }),
);
const travel = createClient({
  baseURL: travelServer.baseURL,
  apiKey: keys.travel,
  projectID: 'travel',
  completionEvents: true,
});

const conversation = createConversation(travel.interact, { userID: 'ada' });
const transcript = createTranscript((line) => console.log(line));
conversation.messages$.subscribe(transcript.show);

/** Says one thing, and waits for the whole answer. */
const say = async (said: Action): Promise<void> => {
  if (said.type === 'launch') console.log('(launch)');
  conversation.send(said);
  await firstValueFrom(
    conversation.status$.pipe(filter((status) => status === 'idle' || status === 'ended')),
  );
  const { outcome } = conversation.state();
  if (outcome?.kind === 'failed') console.log(`(failed: ${outcome.failure.message})`);
};

await say(action.launch());
await say(action.text('A flight to Sydney, paid with 4111 1111 1111 1111'));
await say(action.text('Yes'));

await hotelsServer.stop();
console.log('(the process of the hotels is gone)');
await say(action.launch());
await say(action.text('A hotel in Oslo'));

conversation.close();
await travelServer.stop();
