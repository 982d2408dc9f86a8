package dev.licet.identity.device;

import java.util.List;
import java.util.Optional;

/**
 * What an application on a device asks for.
 *
 * @param audience the API's identifier; empty for a token that only {@code /userinfo} takes
 */
record DeviceRequest(String clientId, Optional<String> audience, List<String> scope) {
  DeviceRequest {
    scope = List.copyOf(scope);
  }
}
