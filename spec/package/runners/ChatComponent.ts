import { AsyncPipe } from '@angular/common';
import { ChangeDetectionStrategy, Component, inject, InjectionToken } from '@angular/core';
import { Subject } from 'rxjs';
import { action } from 'voiceflow-rx';
import type { Action, Client } from 'voiceflow-rx';
import { chat } from './chat';

export const CHAT_CLIENT = new InjectionToken<Pick<Client, 'interact'>>('the client of the chat');

@Component({
  selector: 'app-chat',
  imports: [AsyncPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (view$ | async; as view) {
      @for (message of view.settled; track message.key) {
        <p>{{ message.text }}</p>
      }
      @if (view.open; as open) {
        <p>{{ open.text }}…</p>
      }
    }
    <button (click)="say('Where is my bag?')">Where is my bag?</button>
  `,
})
export class ChatComponent {
  private readonly actions = new Subject<Action>();
  readonly view$ = chat(inject(CHAT_CLIENT).interact, this.actions);

  say(words: string): void {
    this.actions.next(action.text(words));
  }
}
