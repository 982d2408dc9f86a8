package dev.licet.identity.settings;

import dev.licet.identity.api.Apis;
import dev.licet.identity.connection.Connection;
import dev.licet.identity.connection.ConnectionFilter;
import dev.licet.identity.connection.Connections;
import dev.licet.identity.dashboard.Pages;
import dev.licet.identity.dashboard.Problems;
import dev.licet.identity.dashboard.SeeOther;
import dev.licet.identity.management.body.Payload;
import dev.licet.identity.shared.FieldProblem;
import dev.licet.identity.shared.Outcome.Done;
import dev.licet.identity.shared.Outcome.Invalid;
import dev.licet.identity.shared.Slice;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.JsonNode;

/** The tenant's general settings. */
@Pages
@RequestMapping("/dashboard/settings")
class SettingsPages {
  private static final ConnectionFilter ALL = new ConnectionFilter(Optional.empty(), List.of());
  private static final Slice MANY = new Slice("", 0, 1_000);

  private final TenantSettings settings;
  private final Apis apis;
  private final Connections connections;

  SettingsPages(TenantSettings settings, Apis apis, Connections connections) {
    this.settings = settings;
    this.apis = apis;
    this.connections = connections;
  }

  @GetMapping
  ModelAndView show() {
    return page(HttpStatus.OK, SettingsForm.of(settings.all()), Problems.none());
  }

  @PostMapping
  ModelAndView change(SettingsForm form) {
    var problems = form.problems();
    if (!problems.isEmpty()) {
      return again(form, problems);
    }
    var body = Payload.of(form.body(settings.all()), SettingsBody.SHAPE);
    return switch (settings.change(body)) {
      case Done<JsonNode> _ -> SeeOther.notice("saved", "/dashboard/settings");
      case Invalid<JsonNode>(var found) -> again(form, found);
    };
  }

  private ModelAndView again(SettingsForm form, List<FieldProblem> problems) {
    return page(HttpStatus.UNPROCESSABLE_CONTENT, form, Problems.of(problems));
  }

  private ModelAndView page(HttpStatus status, SettingsForm form, Problems problems) {
    return new ModelAndView(
        "settings/general",
        Map.of(
            "form",
            form,
            "apis",
            apis.list().stream().filter(api -> !api.system()).toList(),
            "connections",
            connections.list(ALL, MANY).stream().filter(Connection::isDatabase).toList(),
            "problems",
            problems),
        status);
  }
}
