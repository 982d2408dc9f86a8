package dev.licet.identity.tenant;

import dev.licet.identity.shared.FieldProblem;
import dev.licet.identity.shared.Outcome;
import dev.licet.identity.shared.StartRefused;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;

/** A mapping in the tenant file, with the places of its members. */
record FileEntry(Place place, Map<String, FileValue> members) {
  private static final String LEFT_OUT = "not supported by this version, left out";

  static FileEntry of(Place place, MappingNode mapping) {
    var members = new LinkedHashMap<String, FileValue>();
    for (var tuple : mapping.getValue()) {
      var key =
          new FileValue(
              place.at(FileValue.line(tuple.getKeyNode()), place.field()), tuple.getKeyNode());
      var name = key.text();
      var field = place.field().isEmpty() ? name : place.field() + "." + name;
      var value = new FileValue(place.at(key.place().line(), field), tuple.getValueNode());
      if (members.putIfAbsent(name, value) != null) {
        throw value.place().refuse("it once in the same mapping", "it twice");
      }
    }
    return new FileEntry(place, members);
  }

  /** The member, where it has a value. */
  Optional<FileValue> find(String name) {
    return Optional.ofNullable(members.get(name)).filter(value -> !value.isNull());
  }

  FileValue require(String name) {
    return find(name).orElseThrow(() -> place.refuse("the member " + name, "none"));
  }

  /** The members of a list; none where there is no such member. */
  List<FileValue> list(String name) {
    return find(name).map(FileValue::list).orElse(List.of());
  }

  /** One sentence for each member that says something and is not among these. */
  List<String> leftOut(Set<String> supported) {
    return members.entrySet().stream()
        .filter(member -> !supported.contains(member.getKey()) && !member.getValue().isEmpty())
        .map(member -> member.getValue().place())
        .map(there -> there.sentence(LEFT_OUT))
        .toList();
  }

  /** The same for the items of a list, if the member is one. */
  List<String> leftOut(String member, Set<String> supported) {
    return list(member).stream().flatMap(item -> item.entry().leftOut(supported).stream()).toList();
  }

  /** What a door gave; its refusal ends the start, with the place of the member it is about. */
  <T> T done(Outcome<T> outcome) {
    return outcome.orElseThrow(problems -> refuse(problems.getFirst()));
  }

  /** The sentence for all of it. */
  String leftOut() {
    return place.sentence(LEFT_OUT);
  }

  /** The sentence for something deeper inside, such as {@code options.import_mode}. */
  String leftOut(String path) {
    return at(path).sentence(LEFT_OUT);
  }

  private Place at(String path) {
    var name = path.split("[.\\[]", 2)[0];
    var line = Optional.ofNullable(members.get(name)).map(FileValue::place).orElse(place).line();
    return place.at(line, place.field().isEmpty() ? path : place.field() + "." + path);
  }

  /** The refusal of a door, with the place of the member that it is about. */
  StartRefused refuse(FieldProblem problem) {
    return at(problem.field()).refuse(problem.message());
  }
}
