import Planes
import Plant

/// `nsupdate` of bind9-dnsutils (nsupdate(1), RFC 2136): changes the records of a zone at the
/// machine that serves it.
///
/// What is typed at the tool's own prompt is joined by `;`, as at a switch:
/// `nsupdate -l ; update delete nas.post.lan A ; update add nas.post.lan 3600 A 10.0.0.9 ; send`.
/// Nothing happens before `send`. Only names that the facility has records for can be changed.
enum LinuxNameServer {
    static func run(_ context: ConsoleContext) -> HostResult {
        let lines = context.command.text.split { $0 == ";" || $0 == "\n" }
            .map { CommandLine(String($0)).words }.filter { !$0.isEmpty }
        let machine = context.queries.machine
        guard lines.first?.last == "-l" else {
            return context.usage("; give -l: updates are taken from the server itself")
        }
        let layout = context.simulation.plant.layout
        let service = layout.slot(context.queries.element, named: "service-dns")
        guard let service, context.simulation.slot(service) == 0 else {
            return context.usage(
                "; Communication with 127.0.0.1#53 failed: connection refused")
        }
        let zone = context.model.machineNames[machine].zone.lowercased()
        var pending: [SlotEdit] = []
        var sent: [SlotEdit] = []
        for line in lines.dropFirst() {
            let words = line.map { $0.lowercased() }
            if words == ["send"] {
                sent += pending
                pending = []
                continue
            }
            guard words.first == "update" || words.first == "add" || words.first == "delete" else {
                return context.usage("incorrect section name: \(line[0])")
            }
            let change = words.first == "update" ? Array(words.dropFirst()) : words
            guard change.count >= 2 else { return context.usage("could not read owner name") }
            guard let record = record(change[1], zone: zone) else {
                return context.usage("update failed: NOTZONE")
            }
            guard let slot = layout.slot(context.queries.element, named: "record-" + record) else {
                return context.usage("update failed: REFUSED")
            }
            guard let value = value(change) else { return context.usage("invalid rdata format") }
            pending.append(SlotEdit(slot, value))
        }
        // A record that is deleted and added again has the last value.
        let last = sent.indices.filter { index in
            !sent[(index + 1)...].contains { $0.slot == sent[index].slot }
        }
        return context.printed(
            context.blank("changed"), as: "silent", slotEdits: last.map { sent[$0] })
    }

    /// The part of a name before its zone; nil where it is in another zone.
    private static func record(_ name: String, zone: String) -> String? {
        let whole = name.hasSuffix(".") ? String(name.dropLast()) : name
        guard whole.hasSuffix("." + zone) else { return nil }
        return String(whole.dropLast(zone.count + 1))
    }

    /// What `delete NAME [A]` or `add NAME TTL [IN] A ADDRESS` makes of a record; nil where it is
    /// neither.
    private static func value(_ change: [String]) -> Int64? {
        switch change[0] {
        case "delete": return change.count == 2 || change.last == "a" ? 0 : nil
        case "add":
            let rest = change.dropFirst(2).filter { $0 != "in" }
            guard rest.count == 3, rest.first.flatMap({ Int64($0) }) != nil,
                rest[rest.startIndex + 1] == "a", let last = rest.last
            else { return nil }
            return IPv4.bits(ofText: last)
        default: return nil
        }
    }
}
