package dev.licet.identity.organization;

import static java.util.Objects.requireNonNullElse;

import dev.licet.identity.shared.FieldChecks;
import dev.licet.identity.shared.FieldProblem;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The form with an organization's names, as it was filled in. */
record OrganizationForm(String name, String displayName) {
  OrganizationForm(@Nullable String name, @BindParam("display_name") @Nullable String displayName) {
    this.name = requireNonNullElse(name, "").strip();
    this.displayName = requireNonNullElse(displayName, "").strip();
  }

  static OrganizationForm empty() {
    return new OrganizationForm(null, null);
  }

  static OrganizationForm of(Organization organization) {
    return new OrganizationForm(organization.name(), organization.details().text("display_name"));
  }

  List<FieldProblem> problems() {
    return new FieldChecks().line("display_name", displayName, 255).problems();
  }

  Map<String, JsonNode> details() {
    var json = JsonNodeFactory.instance;
    return Map.of(
        "display_name", displayName.isEmpty() ? json.nullNode() : json.stringNode(displayName));
  }
}
