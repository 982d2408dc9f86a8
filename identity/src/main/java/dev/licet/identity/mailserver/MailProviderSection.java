package dev.licet.identity.mailserver;

import dev.licet.identity.management.body.Payload;
import dev.licet.identity.section.FileSection;
import dev.licet.identity.section.SectionForm;
import dev.licet.identity.shared.Digest;
import dev.licet.identity.shared.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The section {@code emailProvider} of the tenant file; empty where nobody was chosen. */
@Component
class MailProviderSection implements FileSection {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final SectionForm FORM =
      SectionForm.one("emailProvider", "email provider", 54, MailProviderBody.CHANGES);

  private final MailProviders providers;

  MailProviderSection(MailProviders providers) {
    this.providers = providers;
  }

  @Override
  public SectionForm form() {
    return FORM;
  }

  @Override
  public SortedMap<String, ObjectNode> read() {
    ObjectNode said =
        providers
            .find()
            .<ObjectNode>map(provider -> JSON.valueToTree(MailProviderBody.json(provider)))
            .orElseGet(JSON::createObjectNode);
    return FileSection.whole(said);
  }

  @Override
  public Map<String, Digest> secrets() {
    return password().map(password -> Map.of("", Digest.of(password))).orElse(Map.of());
  }

  @Override
  public List<String> leftOut() {
    return password().isEmpty()
        ? List.of()
        : List.of(
            "the email provider's password is not in the file: name it as smtp_pass: @@NAME@@, or"
                + " the one of before stays");
  }

  @Override
  public Outcome<?> write(Payload item) {
    if (item.json().isEmpty()) {
      return Outcome.done(item);
    }
    var body = MailProviderBody.of(item);
    var now = providers.find();
    if (now.isEmpty()) {
      return item.has("credentials")
          ? providers.create(body.asNew())
          : Outcome.invalid("credentials", "A provider has credentials with smtp_host");
    }
    var wanted = body.keepingPassword(now.get());
    return wanted.equals(now.get()) ? Outcome.done(item) : providers.change(_ -> wanted);
  }

  private Optional<String> password() {
    return providers.find().map(one -> one.server().password()).filter(text -> !text.isEmpty());
  }
}
