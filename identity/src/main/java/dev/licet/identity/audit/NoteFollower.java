package dev.licet.identity.audit;

import dev.licet.identity.audit.day.Days;
import dev.licet.identity.audit.entry.Drafts;
import dev.licet.identity.audit.entry.LogType;
import dev.licet.identity.audit.entry.Origins;
import dev.licet.identity.shared.Noted;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Hears every event that the log keeps. */
@Component
final class NoteFollower {
  private final Days days;
  private final Failures failures;
  private final Recorder recorder;
  private final Drafts drafts;
  private final Origins origins;

  NoteFollower(Days days, Failures failures, Recorder recorder, Drafts drafts, Origins origins) {
    this.days = days;
    this.failures = failures;
    this.recorder = recorder;
    this.drafts = drafts;
    this.origins = origins;
  }

  @EventListener
  void on(Noted event) {
    var note = event.note();
    if (days.countOnly(note.type())) {
      return;
    }
    if (LogType.of(note.type()).isFailure()) {
      failures.add(note, origins.current());
    } else {
      recorder.record(drafts.of(note, origins.current()));
    }
  }
}
