package dev.licet.identity.lockout;

import dev.licet.identity.shared.Note;
import dev.licet.identity.shared.Noted;
import java.util.Map;

/** An address that had tried too often may try again; said inside the same transaction. */
record AddressFreed(String address) implements Noted {
  @Override
  public Note note() {
    return Note.removal("Unblock an IP address", Map.of("ip", address)).target(address);
  }
}
