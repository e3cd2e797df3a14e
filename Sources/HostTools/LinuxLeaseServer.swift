import Planes
import Plant

/// The files of ISC's DHCP server (dhcpd.conf(5), dhcpd.leases(5)) and what is typed to change
/// them: `cat`, `sed -i 's/OLD/NEW/'` (sed(1)), `truncate -s 0` (truncate(1)).
///
/// What is written counts at once; in life it counts when the server is started again, so whoever
/// knows it types `systemctl restart isc-dhcp-server` as well.
enum LinuxLeaseServer {
    static let configurationPath = "/etc/dhcp/dhcpd.conf"
    static let leasesPath = "/var/lib/dhcp/dhcpd.leases"

    /// One statement of the configuration that a setting stands behind.
    struct Statement {
        var slots: [SlotID]
        var text: String
    }

    /// Whether a machine has the files.
    static func serves(_ context: ConsoleContext) -> Bool {
        !context.model.machines[context.queries.machine].scopes.isEmpty
    }

    /// The configuration, statement by statement; lines without a setting have no slots.
    private static func statements(_ context: ConsoleContext) -> [Statement] {
        let layout = context.simulation.plant.layout
        return context.model.machines[context.queries.machine].scopes.flatMap {
            (index) -> [Statement] in
            let scope = context.model.scopes[index]
            func slot(_ name: String) -> SlotID? {
                layout.slot(context.queries.element, named: "scope-\(scope.name)-\(name)")
            }
            guard let first = slot("from"), let last = slot("to"), let router = slot("router"),
                let server = slot("dns"), let lease = slot("lease")
            else { return [] }
            func address(_ slot: SlotID) -> String { IPv4.text(context.simulation.slot(slot)) }
            let mask = TextLayout.mask(scope.length)
            return [
                Statement(
                    slots: [], text: "subnet \(IPv4.text(scope.base)) netmask \(mask) {"),
                Statement(
                    slots: [first, last], text: "  range \(address(first)) \(address(last));"),
                Statement(slots: [router], text: "  option routers \(address(router));"),
                Statement(
                    slots: [server], text: "  option domain-name-servers \(address(server));"),
                Statement(
                    slots: [lease],
                    text: "  default-lease-time \(context.simulation.slot(lease) * 60);"),
                Statement(slots: [], text: "}"),
            ]
        }
    }

    /// `cat /etc/dhcp/dhcpd.conf`.
    static func configuration(_ context: ConsoleContext) -> HostResult {
        var reading = context.blank("file")
        reading.add("path", .text(configurationPath))
        reading.columns = ["text"]
        reading.rows = statements(context).map { [.text($0.text)] }
        return context.printed(reading, as: "cat")
    }

    /// `truncate -s 0 /var/lib/dhcp/dhcpd.leases`: all leases are forgotten, also those of
    /// strangers. The house's machines keep theirs, and renew them.
    static func truncate(_ context: ConsoleContext) -> HostResult {
        let options = CommandOptions(context.command.arguments, valued: ["-s"])
        guard options.unknown == nil, options.value("-s") == "0" else {
            return context.usage("truncate: you must specify either '--size' or '--reference'")
        }
        guard options.operands == [leasesPath], serves(context) else {
            return context.usage(
                "truncate: cannot open '\(options.operands.first ?? "")' for writing: "
                    + "No such file or directory")
        }
        let layout = context.simulation.plant.layout
        let edits = context.model.machines[context.queries.machine].scopes.compactMap { index in
            layout.slot(
                context.queries.element,
                named: "scope-\(context.model.scopes[index].name)-taken")
        }.map { SlotEdit($0, 0) }
        return context.printed(context.blank("changed"), as: "silent", slotEdits: edits)
    }

    /// `sed -i 's/OLD/NEW/' /etc/dhcp/dhcpd.conf`: the first OLD in each line becomes NEW. OLD is
    /// plain text, in which a dot stands for any character.
    static func sed(_ context: ConsoleContext) -> HostResult {
        let words = context.command.arguments
        guard words.count == 3, words[0] == "-i" else {
            return context.usage(
                "Usage: sed [OPTION]... {script-only-if-no-other-script} [input-file]...")
        }
        guard words[2] == configurationPath, serves(context) else {
            return context.usage("sed: can't read \(words[2]): No such file or directory")
        }
        let parts = words[1].split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 4, parts[0] == "s", !parts[1].isEmpty, ["", "g"].contains(parts[3])
        else {
            return context.usage("sed: -e expression #1, char 1: unknown command: `\(words[1])'")
        }
        var edits: [SlotEdit] = []
        for statement in statements(context) {
            let changed = replacing(parts[1], parts[2], in: statement.text)
            if changed == statement.text { continue }
            guard let values = values(changed, like: statement) else {
                return context.usage("Configuration file errors encountered -- exiting")
            }
            edits += zip(statement.slots, values)
                .filter { context.simulation.slot($0.0) != $0.1 }.map { SlotEdit($0.0, $0.1) }
        }
        return context.printed(context.blank("changed"), as: "silent", slotEdits: edits)
    }

    private static func replacing(_ old: Substring, _ new: Substring, in text: String) -> String {
        let pattern = Array(old)
        let characters = Array(text)
        guard characters.count >= pattern.count else { return text }
        for start in 0...(characters.count - pattern.count) {
            let fits = pattern.indices.allSatisfy {
                pattern[$0] == "." || pattern[$0] == characters[start + $0]
            }
            guard fits else { continue }
            return String(characters[..<start]) + String(new)
                + String(characters[(start + pattern.count)...])
        }
        return text
    }

    /// The values in a changed line; nil where it is no longer a statement of the same sort.
    private static func values(_ text: String, like statement: Statement) -> [Int64]? {
        let words = text.split(separator: " ")
        let before = statement.text.split(separator: " ")
        let count = statement.slots.count
        guard count > 0, words.count == before.count, text.hasSuffix(";"),
            words.dropLast(count) == before.dropLast(count)
        else { return nil }
        let given = words.suffix(count).map { $0.last == ";" ? String($0.dropLast()) : String($0) }
        if before.first == "default-lease-time" {
            guard let seconds = given.first.flatMap({ Int64($0) }),
                (2...100_000).contains(seconds / 60), seconds % 60 == 0
            else { return nil }
            return [seconds / 60]
        }
        let addresses = given.compactMap { IPv4.bits(ofText: $0) }
        return addresses.count == count ? addresses : nil
    }
}
