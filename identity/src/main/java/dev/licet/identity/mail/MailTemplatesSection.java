package dev.licet.identity.mail;

import dev.licet.identity.management.body.Payload;
import dev.licet.identity.section.FileSection;
import dev.licet.identity.section.SectionForm;
import dev.licet.identity.shared.Outcome;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The section {@code emailTemplates} of the tenant file. */
@Component
class MailTemplatesSection implements FileSection {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String KEY = "template";
  private static final Pattern FILE = Pattern.compile("\\.{0,2}/\\S+\\.html");

  private static final SectionForm FORM =
      SectionForm.list("emailTemplates", "email template", 55, KEY, MailTemplateBody.NEW);

  private final MailTemplates templates;

  MailTemplatesSection(MailTemplates templates) {
    this.templates = templates;
  }

  @Override
  public SectionForm form() {
    return FORM;
  }

  /** Of mails that this server does not send there is nothing to say. */
  @Override
  public boolean supports(JsonNode item) {
    return MailKind.of(item.path(KEY).asString("")).isPresent();
  }

  @Override
  public SortedMap<String, ObjectNode> read() {
    var items = new TreeMap<String, ObjectNode>();
    for (var kind : MailKind.values()) {
      templates
          .find(kind)
          .ifPresent(template ->
              items.put(
                  kind.templateName(), JSON.valueToTree(MailTemplateBody.json(kind, template))));
    }
    return items;
  }

  @Override
  public Outcome<?> write(Payload item) {
    if (FILE.matcher(item.findText("body").orElse("")).matches()) {
      return Outcome.invalid("body", "This is the HTML itself, not the name of a file with it");
    }
    var kind = MailKind.of(item.text(KEY)).orElseThrow();
    var now = templates.find(kind);
    var wanted =
        now.map(before -> MailTemplateBody.over(before, item))
            .orElseGet(() -> MailTemplateBody.asNew(item));
    return now.filter(wanted::equals).isPresent()
        ? Outcome.done(item)
        : templates.put(kind, wanted);
  }
}
