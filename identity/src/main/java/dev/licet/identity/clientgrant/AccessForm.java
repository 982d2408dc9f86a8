package dev.licet.identity.clientgrant;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;

/** The form with what an application may do at an API; a box that is not ticked is not sent. */
record AccessForm(SubjectType subject, Boolean authorised, Boolean all, List<String> permissions) {
  AccessForm(
      @Nullable SubjectType subject,
      @Nullable Boolean authorised,
      @Nullable Boolean all,
      @BindParam("permission") @Nullable List<String> permissions) {
    this.subject = subject == null ? SubjectType.CLIENT : subject;
    this.authorised = Boolean.TRUE.equals(authorised);
    this.all = Boolean.TRUE.equals(all);
    this.permissions = permissions == null ? List.of() : List.copyOf(permissions);
  }

  GrantedScope scope() {
    return all ? GrantedScope.ALL : GrantedScope.of(permissions);
  }

  /** The form's place on a page that opens it again. */
  String open(String id) {
    return subject == SubjectType.USER ? "user-" + id : id;
  }
}
