import Planes
import Plant

/// The lines that somebody would type at a machine about its disks, shares, accounts and programs.
enum ComputingQuestions {
    /// What this machine can say of them; nothing where it has none. Lines that change nothing, in
    /// a fixed order.
    static func lines(_ plant: Plant, _ host: ElementID) -> [String] {
        guard ComputingQueries.hasAnswers(plant, host) else { return [] }
        let simulation = Simulation(plant: plant, seed: 0)
        guard let queries = HostQueries(simulation, host),
            let questions = ComputingQueries(queries)
        else { return [] }
        let facts = MachineFacts(questions)
        switch queries.system {
        case .linux: return server(questions, facts) + suite(questions, facts, queries.system)
        case .macos, .windows: return suite(questions, facts, queries.system)
        case .networkSwitch, .router: return []
        }
    }

    /// What a machine has, as the facility is set up.
    private struct MachineFacts {
        let isServer: Bool
        let hasArrays: Bool
        let hasUser: Bool
        let hasSoftware: Bool
        let hasUnits: Bool
        let hasJobs: Bool
        let usesLicences: Bool

        init(_ questions: ComputingQueries) {
            isServer = questions.mountTable() != nil
            hasArrays = !questions.disks.isEmpty
            hasUser = questions.user != "root"
            hasSoftware = !questions.software().rows.isEmpty
            hasUnits = !questions.bootUnits().rows.isEmpty
            hasJobs = !questions.scheduledJobs().rows.isEmpty
            usesLicences = !questions.licences().rows.isEmpty && (hasSoftware || hasUnits)
        }
    }

    private static func server(_ questions: ComputingQueries, _ facts: MachineFacts) -> [String] {
        var lines: [String] = []
        if facts.isServer {
            lines += [
                "df -h", "df -i", "mount", "cat /etc/fstab", "testparm -s", "repquota -g -a",
                "lsof", "journalctl -p err",
            ]
            for folder in questions.folders {
                let parent = folder.split(separator: "/").dropLast().joined(separator: "/")
                lines += ["ls -l /\(parent)", "ls -l \(folder)", "getfacl \(folder)"]
            }
        }
        if facts.hasArrays {
            lines += ["cat /proc/mdstat", "iostat -x"]
            lines += questions.disks.map { "smartctl -a /dev/\($0)" }
        }
        if facts.hasUnits { lines.append("systemctl list-unit-files") }
        if facts.hasJobs { lines.append("crontab -l") }
        lines += questions.accounts.flatMap { ["samba-tool user show \($0)", "id \($0)"] }
        lines += questions.managedSystems.map { system in
            switch system {
            case "salt": "salt '*' state.apply test=True"
            case "puppet": "puppet agent --test --noop"
            default: "ansible-playbook site.yml --check --diff"
            }
        }
        return lines
    }

    private static func suite(
        _ questions: ComputingQueries, _ facts: MachineFacts, _ system: HostSystem
    ) -> [String] {
        var lines: [String] = []
        let isWindows = system == .windows
        if facts.hasUser {
            lines.append(isWindows ? "whoami /groups" : "id")
            if !isWindows && !facts.isServer { lines.append("df -h") }
            for folder in questions.folders where !facts.isServer {
                lines += [
                    isWindows ? "dir \(folder)" : "ls -l \(folder)",
                    isWindows ? "copy NUL \(folder)\\t" : "touch \(folder)/t",
                ]
            }
        }
        if facts.hasUser || facts.isServer { lines.append(isWindows ? "tasklist" : "top -b -n 1") }
        if facts.hasSoftware {
            switch system {
            case .windows: lines.append("winget list")
            case .macos: lines.append("system_profiler SPApplicationsDataType")
            default: lines.append("dpkg -l")
            }
        }
        if facts.usesLicences { lines += ["lmutil lmstat -a", "lmutil lmdiag"] }
        for path in questions.copyPaths { lines += ["ascmhl diff \(path)", "ls -l \(path)"] }
        return lines
    }
}
