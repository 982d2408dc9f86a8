package dev.licet.identity.mail;

import dev.licet.identity.dashboard.PageNotFound;
import dev.licet.identity.dashboard.Pages;
import dev.licet.identity.dashboard.Problems;
import dev.licet.identity.dashboard.SeeOther;
import dev.licet.identity.shared.FieldProblem;
import dev.licet.identity.shared.Outcome.Done;
import dev.licet.identity.shared.Outcome.Invalid;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The mails that there are, and what one of them says. */
@Pages
@RequestMapping("/dashboard/mails/templates")
class MailTemplatesPages {
  private final MailTemplates templates;

  MailTemplatesPages(MailTemplates templates) {
    this.templates = templates;
  }

  @GetMapping
  ModelAndView list() {
    var rows =
        Arrays.stream(MailKind.values())
            .map(kind -> new Row(kind.templateName(), templates.shown(kind)))
            .toList();
    return new ModelAndView("mail/templates", Map.of("rows", rows));
  }

  @GetMapping("/{template}")
  ModelAndView show(@PathVariable String template) {
    var kind = kind(template);
    var form = MailTemplateForm.of(templates.shown(kind));
    return page(HttpStatus.OK, kind, form, Problems.none());
  }

  @PostMapping("/{template}")
  ModelAndView change(@PathVariable String template, MailTemplateForm form) {
    var kind = kind(template);
    var problems = form.problems();
    if (!problems.isEmpty()) {
      return again(kind, form, problems);
    }
    return switch (templates.put(kind, MailTemplateBody.asNew(form.payload()))) {
      case Done<MailTemplate> _ ->
          SeeOther.notice("saved", "/dashboard/mails/templates/{template}", template);
      case Invalid<MailTemplate>(var found) -> again(kind, form, found);
    };
  }

  private static MailKind kind(String template) {
    return MailKind.of(template).orElseThrow(PageNotFound::new);
  }

  private static ModelAndView again(
      MailKind kind, MailTemplateForm form, List<FieldProblem> problems) {
    return page(HttpStatus.UNPROCESSABLE_CONTENT, kind, form, Problems.of(problems));
  }

  private static ModelAndView page(
      HttpStatus status, MailKind kind, MailTemplateForm form, Problems problems) {
    return new ModelAndView(
        "mail/template",
        Map.of(
            "kind",
            kind.templateName(),
            "form",
            form,
            "placeholders",
            Placeholders.NAMES.stream().sorted().toList(),
            "problems",
            problems),
        status);
  }

  /** A line of the list. */
  record Row(String kind, MailTemplate template) {
    public boolean isOwn() {
      return !template.body().isBlank();
    }
  }
}
