package dev.licet.identity.api;

import dev.licet.identity.dashboard.HomePart;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the home page says about APIs: how many, and the way to the first guarded call. */
@Component
class ApisHome implements HomePart {
  private static final String LIST = "/dashboard/apis";

  private final Apis apis;

  ApisHome(Apis apis) {
    this.apis = apis;
  }

  @Override
  public int order() {
    return 1;
  }

  @Override
  public List<Figure> figures() {
    return List.of(new Figure("api", apis.list().size(), LIST));
  }

  @Override
  public List<Step> steps() {
    var own = apis.list().stream().filter(api -> !api.system()).toList();
    var first = own.stream().findFirst();
    return List.of(
        new Step("create", LIST + "/new", first.isPresent()),
        new Step(
            "permissions",
            page(first, "/permissions"),
            own.stream().anyMatch(api -> !api.permissions().isEmpty())),
        new Step("test", page(first, "/test"), false),
        new Step("call", page(first, ""), false));
  }

  private static String page(Optional<Api> api, String tab) {
    return api.map(found -> LIST + "/" + found.id() + tab).orElse(LIST);
  }
}
