package dev.licet.identity.clientgrant;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;

/** The form with what an application may do at an API; a box that is not ticked is not sent. */
record AccessForm(Boolean authorised, List<String> permissions) {
  AccessForm(
      @Nullable Boolean authorised, @BindParam("permission") @Nullable List<String> permissions) {
    this.authorised = Boolean.TRUE.equals(authorised);
    this.permissions = permissions == null ? List.of() : List.copyOf(permissions);
  }
}
