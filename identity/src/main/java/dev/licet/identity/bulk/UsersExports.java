package dev.licet.identity.bulk;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.licet.identity.job.Job;
import dev.licet.identity.job.JobMembers;
import dev.licet.identity.job.Jobs;
import dev.licet.identity.shared.FieldChecks;
import dev.licet.identity.shared.Hashes;
import dev.licet.identity.shared.Ids;
import dev.licet.identity.shared.Issuer;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Exports of users. Such a job is over as soon as it begins: the file is written while it is
 * fetched, from what is there then, so that no copy of all users lies about anywhere. The link to
 * it is signed and holds for a few minutes; whoever may see the job gets a new one each time.
 */
@Service
class UsersExports implements JobMembers {
  static final String TYPE = "users_export";
  static final String PATH = "/exports/users/";
  private static final Duration VALID = Duration.ofMinutes(5);

  private final Jobs jobs;
  private final ExportTable table;
  private final Ids ids;
  private final Issuer issuer;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  UsersExports(
      Jobs jobs,
      ExportTable table,
      Ids ids,
      Issuer issuer,
      Clock clock,
      ApplicationEventPublisher events) {
    this.jobs = jobs;
    this.table = table;
    this.ids = ids;
    this.issuer = issuer;
    this.clock = clock;
    this.events = events;
  }

  /** Makes one. */
  @Transactional
  public Job begin(
      String connection,
      Export.Format format,
      List<ExportField> fields,
      long most,
      ObjectNode members) {
    var job = jobs.begin(TYPE, members);
    table.insert(new Export(job.id(), connection, ids.secret(), format, fields, most));
    jobs.complete(job, members);
    events.publishEvent(new UsersExportBegun(job.id(), connection));
    return jobs.byId(job.id()).orElseThrow();
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public Map<String, Object> shown(Job job) {
    return table
        .byId(job.id())
        .<Map<String, Object>>map(export -> Map.of("location", location(export)))
        .orElse(Map.of());
  }

  /** The export, if the link to it is ours and still holds. */
  Optional<Export> open(String jobId, String expires, String signature) {
    if (!FieldChecks.isLine(jobId) || !expires.matches("\\d{1,15}")) {
      return Optional.empty();
    }
    return table
        .byId(jobId)
        .filter(export -> matches(signature(export, expires), signature))
        .filter(_ -> Long.parseLong(expires) >= clock.millis());
  }

  private String location(Export export) {
    var expires = Long.toString(clock.instant().plus(VALID).toEpochMilli());
    return "https://%s%s%s?expires=%s&signature=%s"
        .formatted(issuer.domain(), PATH, export.jobId(), expires, signature(export, expires));
  }

  private static boolean matches(String expected, String presented) {
    return MessageDigest.isEqual(expected.getBytes(UTF_8), presented.getBytes(UTF_8));
  }

  private static String signature(Export export, String expires) {
    var signed =
        Hashes.hmacSha256(export.secret(), (export.jobId() + " " + expires).getBytes(UTF_8));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
  }
}
