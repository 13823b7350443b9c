import './page';
import '@angular/compiler';
import { provideZonelessChangeDetection } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { BrowserTestingModule, platformBrowserTesting } from '@angular/platform-browser/testing';
import { createTestClient, virtualTime } from 'voiceflow-rx/testing';
import { CHAT_CLIENT, ChatComponent } from './ChatComponent';

TestBed.initTestEnvironment(BrowserTestingModule, platformBrowserTesting());

it('shows an answer while it grows', () =>
  virtualTime(async ({ advance }) => {
    const client = createTestClient('10ms [-{completion "In "}-{completion "Rome."}-]|', {
      completionEvents: true,
    });
    TestBed.configureTestingModule({
      imports: [ChatComponent],
      providers: [provideZonelessChangeDetection(), { provide: CHAT_CLIENT, useValue: client }],
    });
    const fixture = TestBed.createComponent(ChatComponent);
    const page = fixture.nativeElement as HTMLElement;
    const shown = () => {
      fixture.detectChanges();
      return Array.from(page.querySelectorAll('p'), (message) => message.textContent);
    };
    shown();
    page.querySelector('button')?.click();

    await advance(13);
    expect(shown()).toEqual(['In …']);

    await advance(2);
    expect(shown()).toEqual(['In Rome.…']);

    await advance(10);
    expect(shown()).toEqual(['In Rome.']);
    client.assertDone();
  }));
