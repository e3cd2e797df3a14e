import Plant
import Screens
import TerminalCanvas
import Testing

@testable import Planes

/// From a simulated signal to the picture of it: what the instruments read is what is drawn.
@Suite struct PicturePlotTests {
    @Test func barsAreDrawnInFallingSteps() throws {
        let simulation = try PictureTestPlant.simulation()
        simulation.set(
            "gen", "pattern",
            Int64(try #require(PictureContent.patternNames.firstIndex(of: "bars-75"))))
        let reading = try simulation.quietly { try simulation.measure("waveform", "wfm") }
        let plot = try #require(PlotView.plot(reading, cursor: 1))
        #expect(
            plot.readouts.map { "\($0.label): \($0.text)" } == [
                "white 100 %: code 940 ± 4, 700 ± 3 mV", "yellow 75 %: code 674 ± 3, 487 ± 2 mV",
                "cyan 75 %: code 581 ± 2, 413 ± 2 mV", "green 75 %: code 534 ± 2, 376 ± 2 mV",
                "magenta 75 %: code 251 ± 2, 149 ± 1 mV", "red 75 %: code 204 ± 1, 112 ± 1 mV",
                "blue 75 %: code 111 ± 1, 38 ± 1 mV", "black: code 64 ± 1, 0 ± 1 mV",
            ])
        #expect(plot.cursor == 1)
        guard case .spans(.measured, let spans)? = plot.layers.first else {
            Issue.record("no trace")
            return
        }
        #expect(spans.count == 96)
        #expect(zip(spans, spans.dropFirst()).allSatisfy { $0.low >= $1.low && $0.x < $1.x })
        #expect(spans.allSatisfy { $0.permille == 1000 })
    }

    @Test func rightBarsFillTheirBoxesAndWrongOnesDoNot() throws {
        let simulation = try PictureTestPlant.simulation()
        for (matrix, isRight) in [(0, true), (1, false)] as [(Int64, Bool)] {
            simulation.set("gen", "matrix", matrix)
            let reading = try simulation.measure("vectorscope", "wfm")
            let plot = try #require(PlotView.plot(reading, cursor: nil))
            let red = try #require(plot.readouts.first { $0.label == "red 75 %" })
            let isInBox = plot.layers.contains { layer in
                guard case .line(.graticule, let corners, true) = layer else { return false }
                let (x, y) = (corners.map(\.x), corners.map(\.y))
                guard let left = x.min(), let right = x.max(), let low = y.min(),
                    let high = y.max()
                else { return false }
                return (left...right).contains(red.point.x) && (low...high).contains(red.point.y)
            }
            #expect(isInBox == isRight)
        }
    }

    @Test func aProfileGivesThreePictures() throws {
        let simulation = try DisplayBench.simulation()
        _ = try simulation.inject("wrong-preset", on: "gr-mon", class: 0)
        let reading = try simulation.quietly { try simulation.read("profile", "gr-mon") }
        let plots = PlotView.plots(reading)
        #expect(
            plots.map(\.title) == [
                "EOTF tracking of gr-mon", "luminance of gr-mon against its target",
                "chromaticity of gr-mon",
            ])
        // Gamma 2.2 instead of 2.4: 0.5 to the power of -0.2 is 14.9 % above.
        let middle = try #require(plots[1].readouts.first { $0.label == "grey 50 %" })
        #expect(middle.text == "21.8 ± 0.1 cd/m², target 18.9 cd/m², 14.9 % above")
        #expect(abs(middle.point.y - 14.87) < 0.01)
        let red = try #require(plots[2].readouts.first { $0.label == "red" })
        #expect(abs(red.point.x - 0.64) < 0.0002 && abs(red.point.y - 0.33) < 0.0002)
    }

    @Test func withoutASignalThereIsNothingToDraw() throws {
        let simulation = try PictureTestPlant.simulation()
        simulation.plug("c-5", 1, nil)
        for probe in ["waveform", "vectorscope"] {
            let reading = try simulation.measure(probe, "c-5", ["a"])
            #expect(PlotView.plots(reading).isEmpty)
        }
        #expect(PlotView.plots(try simulation.measure("signal", "wfm")).isEmpty)
        #expect(PlotView.plots(try simulation.measure("eye", "wfm")).isEmpty)
    }
}
