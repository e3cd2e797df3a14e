import Planes
import Plant

/// Tools that Linux and macOS have alike.
enum UnixTools {
    static func traceroute(_ context: ConsoleContext) -> HostResult {
        let options = CommandOptions(
            context.command.arguments, valued: ["-q", "-w", "-m"], plain: ["-n", "-4", "-I"])
        guard let target = options.operands.first else {
            return context.usage(
                context.queries.system == .macos
                    ? "Usage: traceroute [-adDeFInrSvx] [-A as_server] host [packetlen]"
                    : "Specify \"host\" missing argument.")
        }
        var request = TraceRequest(target: target)
        request.isNumeric = options.has("-n")
        request.probes = options.integer("-q", in: 1...10) ?? 3
        request.firstMilliseconds = options.milliseconds("-w") ?? 5000
        request.hops = options.integer("-m", in: 1...255)
        return HostResult(context.queries.trace(request))
    }

    /// `dig [@server] NAME [+short] [+tries=N] [+time=N]` and `dig -x ADDRESS`.
    static func dig(_ context: ConsoleContext) -> HostResult {
        var server: Int64?
        var name: String?
        var isShort = false
        var tries: Int64 = 3
        var seconds: Int64 = 5
        var isReverse = false
        for word in context.command.arguments {
            if word.hasPrefix("@") {
                let given = String(word.dropFirst())
                let answer = context.queries.walker.look(up: given, on: context.queries.machine)
                guard answer.status == .found else {
                    return context.usage(
                        "dig: couldn't get address for '\(given)': not found")
                }
                server = answer.address
            } else if word == "-x" {
                isReverse = true
            } else if word == "+short" {
                isShort = true
            } else if word.hasPrefix("+tries=") {
                tries = min(10, max(1, Int64(word.dropFirst(7)) ?? 3))
            } else if word.hasPrefix("+time=") {
                seconds = min(60, max(1, Int64(word.dropFirst(6)) ?? 5))
            } else if !word.hasPrefix("+"), !word.hasPrefix("-"), !isRecordType(word) {
                name = word
            }
        }
        guard let name else { return context.usage(";; no name was given") }
        if isReverse && IPv4.bits(ofText: name) == nil {
            return context.usage("Invalid IP address \(name)")
        }
        // Without `-x`, an address is looked for as if it were a name.
        let asked = isReverse || IPv4.bits(ofText: name) == nil ? name : name + "."
        var reading = context.queries.lookup(
            asked, server: server, usesSuffix: false, patience: tries * seconds * 1000)
        reading.add("short", .flag(isShort))
        reading.add("tries", .integer(tries))
        reading.add("server-given", .flag(server != nil))
        reading.add("arguments", .text(context.command.arguments.joined(separator: " ")))
        return context.printed(reading, as: "dig")
    }

    /// `iperf3 -c HOST [-t SECONDS] [-p PORT] [-R]`.
    static func iperf(_ context: ConsoleContext) -> HostResult {
        let options = CommandOptions(
            context.command.arguments, valued: ["-c", "-t", "-p"], plain: ["-R", "-4"])
        if let unknown = options.unknown {
            return context.usage([
                "iperf3: unrecognized option '\(unknown)'",
                "Usage: iperf3 [-s|-c host] [options]",
            ])
        }
        guard let target = options.value("-c") else {
            return context.usage([
                "iperf3: parameter error - must either be a client (-c) or server (-s)", "",
                "Usage: iperf3 [-s|-c host] [options]",
            ])
        }
        return HostResult(
            context.queries.throughput(
                target, port: options.integer("-p", in: 1...65535) ?? 5201,
                seconds: options.integer("-t", in: 1...60) ?? 10, isReversed: options.has("-R")))
    }

    /// Letters behind one hyphen as options of their own (`-vz`: `-v`, `-z`); any other word as it
    /// is.
    static func split(_ word: String, letters: String) -> [String] {
        guard word.count > 2, word.hasPrefix("-"),
            word.dropFirst().allSatisfy({ letters.contains($0) })
        else { return [word] }
        return word.dropFirst().map { "-\($0)" }
    }

    private static func isRecordType(_ word: String) -> Bool {
        ["a", "ptr", "any", "in"].contains(word.lowercased())
    }

    static func nslookup(_ context: ConsoleContext) -> HostResult {
        guard let name = context.command.arguments.first(where: { !$0.hasPrefix("-") }) else {
            return context.usage("nslookup: give a name")
        }
        let server = context.command.arguments.filter { !$0.hasPrefix("-") }.dropFirst().first
            .flatMap { IPv4.bits(ofText: $0) }
        let reading = context.queries.lookup(
            name, server: server, usesSuffix: true, patience: 15_000)
        return context.printed(reading, as: "nslookup")
    }

    /// `nc -vz HOST PORT`.
    static func netcat(_ context: ConsoleContext, patience: Int64) -> HostResult {
        let options = CommandOptions(
            context.command.arguments.flatMap { split($0, letters: "vzn4") },
            valued: ["-w", "-G"], plain: ["-v", "-z", "-n", "-4"])
        guard options.unknown == nil, options.operands.count == 2 else {
            return context.usage("usage: nc [-46vz] [-w timeout] [destination] [port]")
        }
        guard let port = Int64(options.operands[1]), (1...65535).contains(port) else {
            return context.usage("nc: port number invalid: \(options.operands[1])")
        }
        let limit = options.milliseconds("-w") ?? options.milliseconds("-G")
        var reading = context.queries.connect(
            options.operands[0], port: port, patience: limit ?? patience)
        reading.add("limited", .flag(limit != nil))
        reading.add("numeric", .flag(options.has("-n")))
        return context.printed(reading, as: "nc")
    }
}
