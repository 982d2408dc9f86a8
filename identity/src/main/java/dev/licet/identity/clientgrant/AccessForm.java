package dev.licet.identity.clientgrant;

import java.util.List;
import org.springframework.util.MultiValueMap;

/** The form with what an application may do at an API; a box that is not ticked is not sent. */
record AccessForm(SubjectType subject, boolean authorised, boolean all, List<String> permissions) {
  AccessForm {
    permissions = List.copyOf(permissions);
  }

  /** As it was sent. Spring would take one permission whose name has a comma for two. */
  static AccessForm of(MultiValueMap<String, String> sent) {
    boolean users = SubjectType.USER.name().equals(sent.getFirst("subject"));
    return new AccessForm(
        users ? SubjectType.USER : SubjectType.CLIENT,
        isOn(sent, "authorised"),
        isOn(sent, "all"),
        sent.getOrDefault("permission", List.of()));
  }

  private static boolean isOn(MultiValueMap<String, String> sent, String box) {
    return "true".equals(sent.getFirst(box));
  }

  GrantedScope scope() {
    return all ? GrantedScope.ALL : GrantedScope.of(permissions);
  }

  /** The form's place on a page that opens it again. */
  String open(String id) {
    return subject == SubjectType.USER ? "user-" + id : id;
  }
}
