package dev.licet.identity.application;

import dev.licet.identity.shared.Outcome;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Which applications may call which APIs in their own name. */
@Service
public class ClientGrants {
  /** The grants of an application, by audience. */
  public List<ClientGrant> ofApplication(String clientId) {
    throw new UnsupportedOperationException();
  }

  /** The grants for an API, by client id. */
  public List<ClientGrant> ofApi(String audience) {
    throw new UnsupportedOperationException();
  }

  /** The grant of an application for an API. From memory, at most 5 s old. */
  public Optional<ClientGrant> find(String clientId, String audience) {
    throw new UnsupportedOperationException();
  }

  /** Grants exactly these permissions, whatever was granted before. */
  public Outcome<ClientGrant> grant(String clientId, String audience, List<String> scope) {
    throw new UnsupportedOperationException();
  }

  /** Takes the grant away, where there is one. */
  public void revoke(String clientId, String audience) {
    throw new UnsupportedOperationException();
  }
}
