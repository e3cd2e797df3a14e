@testable import TerminalCanvas

/// What the recorded frames show.
enum Samples {
    static let everyKind = Element.group([
        .heading("Corner House, grading 1", level: 1),
        .paragraph("The picture on the grading monitor has a green cast since this morning."),
        .heading("What is known", level: 2),
        .fields([
            LabelledText("client", "Harbour Films"),
            LabelledText("due", "the review at 11:30, with the director and the producer"),
        ]),
        .list(["the projector next door is right", "nobody has changed the look-up table today"]),
        .table(
            columns: ["port", "signal", "format", "from"],
            rows: [
                ["1", "locked", "1080p25 3G level A", "router output 17"],
                ["2", "none", "", "wall box 3"],
            ]),
        .verbatim([
            "$ ping -c 1 10.20.4.17", "64 bytes from 10.20.4.17: icmp_seq=1 ttl=63 time=0.41 ms",
        ]),
        .notice(Notice(.refusal, "there is no command `loko`", advice: "look")),
        .notice(Notice(.failure, "the disk is full")),
        .toned(.good, .paragraph("All levels are inside their tolerance.")),
        .meter(Meter(label: "time", text: "31 min of 45 min", permille: 690)),
        .meter(Meter(label: "time", text: "50 min of 45 min", permille: 1110)),
        .choices(
            Choices(
                [
                    Choice("Continue", detail: "line 12"), Choice("Practise", detail: "anew"),
                    Choice("Erase", tone: .bad),
                ], selected: 1)),
        .input(
            InputLine(
                prompt: "> ", text: "measure gr", caret: 10, candidates: ["gr-mon", "gr-proj"],
                hasFocus: true)),
        .keys([
            KeyHint(key: "Tab", word: "pane", title: "next pane"),
            KeyHint(key: "Ctrl-P", word: "palette", title: "commands"),
        ]),
    ])

    private static let console = Element.group([
        .toned(.quiet, .paragraph("09:12:04 measure gr-mon")),
        .fields([LabelledText("white", "98.4 cd/m2, x 0.3129, y 0.3402")]),
        .toned(.quiet, .paragraph("09:14:30 ping 10.20.4.17")),
        .verbatim(
            (1...12).map { "64 bytes from 10.20.4.17: icmp_seq=\($0) ttl=63 time=0.41 ms" }),
    ])

    static let screen: Element = {
        var bars = RandomElement.bars
        bars.cursor = 1
        let right = Split(
            .vertical,
            [
                SplitPart(
                    minimum: 9, weight: 2, importance: 2, .pane(Pane("Picture", .plot(bars)))),
                SplitPart(
                    minimum: 5, weight: 1, importance: 1,
                    .pane(
                        Pane(
                            "Notebook",
                            .list([
                                "ruled out: the cable to wall box 3",
                                "ruled out: the monitor's own preset",
                                "suspected: crosspoint 17 of the main router",
                                "to ask: what was changed over night",
                            ])))),
            ])
        let left = Split(
            .vertical,
            [
                SplitPart(
                    minimum: 5, weight: 1, importance: 1,
                    .pane(Pane("Console", console, hasFocus: true, scroll: .bottom(0)))),
                .fixed(
                    1, importance: 2,
                    .input(InputLine(prompt: "> ", text: "look", caret: 4, hasFocus: true))),
            ])
        let top = Split(
            .horizontal,
            [
                SplitPart(
                    minimum: 20, weight: 1, importance: 2,
                    .toned(.strong, .paragraph("Green cast in grading 1"))),
                SplitPart(
                    minimum: 34, weight: 1, importance: 1,
                    .meter(Meter(label: "time", text: "31 min of 45 min", permille: 690))),
            ])
        return .split(
            Split(
                .vertical,
                [
                    .fixed(1, importance: 1, .split(top)),
                    SplitPart(
                        minimum: 8, weight: 1, importance: 3,
                        .split(
                            Split(
                                .horizontal,
                                [
                                    SplitPart(
                                        minimum: 36, weight: 3, importance: 2, .split(left)),
                                    SplitPart(
                                        minimum: 30, weight: 2, importance: 1, .split(right)),
                                ]))),
                    .fixed(
                        1, importance: 2,
                        .keys([
                            KeyHint(key: "Tab", word: "pane", title: "next pane"),
                            KeyHint(key: "Ctrl-P", word: "palette", title: "commands"),
                            KeyHint(key: "Ctrl-D", word: "quit", title: "leave"),
                        ])),
                ]))
    }()

    /// Corners of a circle, without mathematics: sixteen places on it, in thousandths.
    private static let circle: [PlotPoint] = {
        let quarter = [(1000.0, 0.0), (924, 383), (707, 707), (383, 924)]
        let turned = quarter + quarter.map { (-$0.1, $0.0) }
        return (turned + turned.map { (-$0.0, -$0.1) }).map {
            PlotPoint($0.0 * 0.448, $0.1 * 0.448)
        }
    }()

    static let vectorscope = Plot(
        title: "Vectorscope",
        horizontal: PlotAxis("Cb", -512...511, marks: [PlotMark(0, "0", isLine: true)]),
        vertical: PlotAxis(
            "Cr", -512...511,
            marks: [PlotMark(-448, "-448"), PlotMark(0, "0", isLine: true), PlotMark(448, "448")]),
        isSquare: true,
        layers: [
            .line(.graticule, circle, isClosed: true),
            .points(
                .target, [PlotPoint(-392, 36), PlotPoint(89, -392), PlotPoint(302, 356)],
                signs: []),
            .points(
                .measured, [PlotPoint(-392, 36), PlotPoint(140, -300), PlotPoint(302, 700)],
                signs: []),
        ],
        readouts: [
            PlotReadout(PlotPoint(-392, 36), label: "yellow", text: "on its target"),
            PlotReadout(PlotPoint(140, -300), label: "green", text: "Cb 140, Cr -300"),
            PlotReadout(PlotPoint(302, 700), label: "magenta", text: "Cb 302, Cr 700"),
        ], summary: ["Two of three colours aren't where they should be."])

    static let tracking = Plot(
        title: "EOTF tracking",
        horizontal: PlotAxis(
            "signal %", 0...100,
            marks: [PlotMark(0, "0"), PlotMark(50, "50"), PlotMark(100, "100")]),
        vertical: PlotAxis(
            "cd/m2", 0...120, marks: [PlotMark(0, "0"), PlotMark(100, "100", isLine: true)]),
        layers: [
            .line(
                .target, (0...20).map { PlotPoint(Double($0) * 5, Double($0 * $0) / 4) },
                isClosed: false),
            .line(
                .measured,
                (0...10).map { PlotPoint(Double($0) * 10, Double($0 * $0) * 0.9 + 8) },
                isClosed: false),
        ])
}
