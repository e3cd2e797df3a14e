import Plant
import Signals

/// A program with its project on a workstation: editing, grading, sound or a player.
///
/// What leaves the suite goes out of a video card (`video-io`) that names the program in its
/// parameter `driven-by`; the card's own settings are the program's settings of its output.
enum ApplicationKind {
    static let kindName = "application"
    static let functions = ["editing", "grading", "sound", "player"]

    /// Ordinals of the slots that every program has; those of lists follow.
    enum Slot {
        static let projectRate = 0
        static let sequenceRate = 1
        static let labels = 2
        static let raster = 3
        static let scan = 4
        static let colour = 5
        static let lookUpTable = 6
        static let compensation = 7
        static let permission = 8
        static let mount = 9
        static let driver = 10
        static let controls = 11
        static let own = 12
    }

    static let rates = ConformArithmetic.rates.map(\.name)
    static let labelKinds = ["non-drop", "drop"]
    static let rasters = ["1920x1080", "3840x2160", "1280x720", "2048x1080"]
    static let scans = ["progressive", "interlaced"]
    static let colours = ["rec709", "unmanaged", "p3"]
    static let tables = ["none", "log-to-709", "show"]
    static let permissions = ["granted", "read-only"]
    static let mounts = ["agreed", "elsewhere"]
    static let drivers = ["loaded", "blocked", "absent"]
    /// Where links of a project can point: each folder name, at each place of the mount.
    static let links =
        MediaSetKind.folders + MediaSetKind.folders.map { $0 + "-elsewhere" }

    /// What its parameters say.
    struct Description {
        var host: String
        var program: String
        var function: String
        var job: String
        var media: [String]
        var share: String
        var folder: String
        var plugIns: [String]
        var fonts: [String]
        var codecs: [String]
        /// Samples by which its longest chain of plug-ins is late.
        var delay: Int64

        init(_ source: some ParameterReading) throws(PlantProblem) {
            host = try source.word("on")
            program = try source.word("program", default: "")
            function =
                functions[try source.choice("function", of: functions, default: "editing")]
            job = try source.word("job")
            media = try source.words("media")
            share = try source.word("share", default: "")
            folder = try source.word("folder", default: "media")
            plugIns = try source.words("plug-ins")
            fonts = try source.words("fonts")
            codecs = try source.words("codecs")
            delay = try source.integer("plug-in-delay", in: 0...96_000, default: 0)
        }
    }

    private static let parameters = [
        ParameterSchema("on", "the workstation that it runs on", required: true),
        ParameterSchema("program", "which of the workstation's `software` it is"),
        ParameterSchema("function", functions.joined(separator: ", ")),
        ParameterSchema("job", "the job whose project is open", required: true),
        ParameterSchema("media", "media sets that the project uses: a list"),
        ParameterSchema("share", "the share on which they lie, as in the workstation's `mounts`"),
        ParameterSchema("folder", "the folder there in which they lie"),
        ParameterSchema("plug-ins", "plug-ins that it needs: a list"),
        ParameterSchema("fonts", "fonts that it needs: a list"),
        ParameterSchema("codecs", "codecs that it has: a list"),
        ParameterSchema("plug-in-delay", "samples by which its plug-ins are late, 0…96000"),
    ]

    static let kind = ElementKind(
        name: kindName, title: "program with its project", plane: ApplicationsPlane.name,
        parameters: parameters,
        declare: { declarer throws(PlantProblem) in
            let program = try Description(declarer)
            declareProject(&declarer)
            declareSystem(&declarer)
            for (prefix, title, names) in [
                ("plug-in-", "plug-in", program.plugIns), ("font-", "font", program.fonts),
                ("codec-", "codec", program.codecs),
            ] {
                for name in names {
                    declarer.slot(
                        SlotDeclaration(
                            prefix + name, "the \(title) \(name) is installed", .boolean,
                            nominal: 1, authority: .administrator))
                }
            }
            for name in program.media {
                declarer.slot(
                    SlotDeclaration(
                        "links-" + name, "where the project looks for \(name)", .choice(links),
                        authority: .client))
            }
        },
        wire: { wirer throws(PlantProblem) in
            let program = try Description(wirer)
            try wirer.checkElement("on", program.host)
            for name in program.media { try wirer.checkElement("media", name) }
        }, isSetAtConsole: true)

    private static func declareProject(_ declarer: inout ElementDeclarer) {
        func slot(_ name: String, _ title: String, _ choices: [String], _ nominal: Int64 = 0) {
            declarer.slot(
                SlotDeclaration(
                    name, title, .choice(choices), nominal: nominal, authority: .client,
                    hazards: [.interruption]))
        }
        slot("project-rate", "frames per second of the project, which its sound runs at", rates, 2)
        slot("sequence-rate", "frames per second of the sequence", rates, 2)
        slot("labels", "how the sequence counts", labelKinds)
        slot("raster", "picture size of the sequence", rasters)
        slot("scan", "scan of the sequence", scans)
        slot("colour-management", "what the program takes pictures to be", colours)
        slot("viewing-lut", "table in the way to the output", tables)
        slot("delay-compensation", "delays of plug-ins are made up for", ["on", "off"])
    }

    private static func declareSystem(_ declarer: inout ElementDeclarer) {
        func slot(_ name: String, _ title: String, _ choices: [String]) {
            declarer.slot(
                SlotDeclaration(
                    name, title, .choice(choices), authority: .administrator,
                    hazards: [.interruption]))
        }
        slot("disk-permission", "what the system lets the program do with volumes", permissions)
        slot("mounted-as", "where the workstation shows the share", mounts)
        slot("video-driver", "driver of the video card", drivers)
        slot("control-driver", "driver of the tablet or control surface", drivers)
    }
}
